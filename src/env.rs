//! Where values come from: an ordered stack of layers, each of which answers "what is NAME?" with a value and its
//! origin.
