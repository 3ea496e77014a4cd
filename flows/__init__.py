"""Order: the flow that chains the stages, its settings and the command line. Imports every other room."""
