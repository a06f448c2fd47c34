"""What compiled formulas call while they run: loops, functions, look-ups, verdicts, the budget of steps."""
