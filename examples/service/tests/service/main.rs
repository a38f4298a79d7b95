//! The service as its operators know it: processes with their own environment, on the loopback interface.

mod attach;
mod boot;
mod broken;
mod connect;
mod deploy;
mod factors;
mod gone;
mod load;
mod proxy;
mod rotate;
mod servers;
mod stop;
mod world;
