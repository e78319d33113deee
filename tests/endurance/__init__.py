"""What must hold for hours: readers under fuzzing, the window in use, kills at any moment.

Three commands, none part of the quick run (small seeded versions of each are):

    python -m tests.endurance.fuzz READER --executions N --seed S --minutes M
    python -m tests.endurance.kills --count 200 --seed S
    python -m tests.endurance.soak --minutes 60 --seed S
"""
