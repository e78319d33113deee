"""Reads plans, lays them beside the plans above them, and finds what does not fit. Knows no Qt."""

PROGRAM = "规划校核"
VERSION = "0.1.0"
