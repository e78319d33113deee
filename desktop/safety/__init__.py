"""Nothing is lost: what the drafter does is kept by itself, found again, and guarded against others."""
