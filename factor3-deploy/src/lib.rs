//! The environment that a deployment gives to a process, as layers for factor3.

#[cfg(test)]
mod rows;
mod say;
mod yaml;
