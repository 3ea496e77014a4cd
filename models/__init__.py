"""The trained models that ship, the recipe that trained each, and its card."""
