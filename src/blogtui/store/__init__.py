"""Values become rows and rows values: the library file. The only room that knows SQL; it decides nothing."""
