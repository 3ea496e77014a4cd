"""The stages: one module each, a pure function from declared tables to declared tables. Imports schemas and arabic."""
