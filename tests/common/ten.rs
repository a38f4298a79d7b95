//! Ten variables. Groups of them are enough for a load to take a snapshot of the process.

use factor3::EnvConfig;

#[derive(EnvConfig)]
#[expect(dead_code, reason = "they are there to be many")]
pub(crate) struct Ten {
    pub(crate) a: Option<u16>,
    pub(crate) b: Option<u16>,
    pub(crate) c: Option<u16>,
    pub(crate) d: Option<u16>,
    pub(crate) e: Option<u16>,
    pub(crate) f: Option<u16>,
    pub(crate) g: Option<u16>,
    pub(crate) h: Option<u16>,
    pub(crate) i: Option<u16>,
    pub(crate) j: Option<u16>,
}
