"""The reports of a review: 问题清单, 指标对照表, 规划衔接情况表, 数据台账, 衔接情况说明, 编制说明."""
