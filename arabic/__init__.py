"""The language core: Arabic text in, spans out. Imports no other room; no file, clock or network beyond its lexicons."""
