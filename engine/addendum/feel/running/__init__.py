"""What compiled formulas call while they run: loops, functions, look-ups, verdicts, and the budget of steps."""
