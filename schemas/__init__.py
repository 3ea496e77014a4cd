"""Every column and every table, declared once. Imports no other room."""
