//! The variables for the parts of a URL: the rows that the field option `parts` adds to a schema.
//!
//! The parts are companions of the URL, like its password, and variables like any other: they have names, aliases, docs and
//! a default, and whatever walks a schema meets them. The derive writes their names, and the type of the field says which
//! parts there are. A load then decides by the layers, as it does between the names of one variable, whether the URL
//! counts or its parts. It reads the parts, writes the URL from them, and parses that.

use super::{AliasSpec, DefaultSpec, Field, VariableSpec};
use crate::expected::{Expected, InParts, PathPart, Sensitivity};

/// The number of parts: the host, the port, the user name, the password, and what the path is, in this order.
const COUNT: usize = 5;

/// The position of the path, which not every service has.
pub(crate) const PATH: usize = 4;

/// The names of a part.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct PartName {
    name: &'static str,
    own_name: &'static str,
    aliases: &'static [AliasSpec],
}

#[doc(hidden)]
impl PartName {
    pub const fn new(name: &'static str, own_name: &'static str, aliases: &'static [AliasSpec]) -> Self {
        Self { name, own_name, aliases }
    }
}

/// A builder for the rows of the parts.
#[doc(hidden)]
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the field, on or off")]
pub struct PartRows {
    of_type: Option<&'static InParts>,
    names: [PartName; 7],
    tls: bool,
    absolute: bool,
    shared: bool,
    file: bool,
}

#[doc(hidden)]
impl PartRows {
    /// Takes the names of the host, the port, the user name, the password, the database, the virtual host and the number
    /// of the database.
    pub const fn new(expected: &Expected, names: [PartName; 7]) -> Self {
        let of_type = expected.takes().parts;
        Self { of_type, names, tls: false, absolute: false, shared: false, file: true }
    }

    #[must_use]
    pub const fn tls(mut self) -> Self {
        self.tls = true;
        self
    }

    #[must_use]
    pub const fn absolute(mut self) -> Self {
        self.absolute = true;
        self
    }

    #[must_use]
    pub const fn shared(mut self) -> Self {
        self.shared = true;
        self
    }

    #[must_use]
    pub const fn no_file(mut self) -> Self {
        self.file = false;
        self
    }

    /// Returns a row for each part. A service without a path has no use for the last.
    pub const fn rows(self) -> [Field; COUNT] {
        const HOST: &Expected = &Expected::HOST_PART.optional();
        const PORT: &Expected = &Expected::nonzero_integer(1, 65_535).optional();
        const USERNAME: &Expected = &Expected::text("a user name").optional();
        const PASSWORD: &Expected = &Expected::secret().optional();
        const DATABASE: &Expected = &Expected::text("the name of a database").optional();
        const VIRTUAL_HOST: &Expected = &Expected::text("the name of a virtual host").optional();
        const INDEX: &Expected = &Expected::integer(0, u32::MAX as u128).optional();
        let [host, port, username, password, database, virtual_host, index] = self.names;
        let path = match self.of_type {
            Some(InParts { path: PathPart::VirtualHost, .. }) => {
                self.row("vhost", virtual_host, Sensitivity::Unknown, VIRTUAL_HOST, "Virtual host at the service.")
            }
            Some(InParts { path: PathPart::Index, .. }) => {
                self.row("db", index, Sensitivity::Public, INDEX, "Database at the service.")
            }
            _ => self.row("database", database, Sensitivity::Unknown, DATABASE, "Database at the service."),
        };
        [
            self.row("host", host, Sensitivity::Public, HOST, "Host of the service."),
            self.port(self.row("port", port, Sensitivity::Public, PORT, "Port of the service.")),
            self.row("username", username, Sensitivity::Unknown, USERNAME, "User at the service."),
            self.row("password", password, Sensitivity::Secret, PASSWORD, "Password of the user."),
            path,
        ]
    }

    const fn row(
        &self,
        field: &'static str,
        PartName { name, own_name, aliases }: PartName,
        sensitivity: Sensitivity,
        expected: &'static Expected,
        docs: &'static str,
    ) -> Field {
        let row =
            Field::value(field, name, sensitivity, expected).docs(docs).own_name(own_name).aliases(aliases).named();
        let spec = row.spec();
        let file = spec.file && self.file;
        row.map(VariableSpec { absolute: self.absolute, shared: self.shared, is_part: true, file, ..*spec })
    }

    /// Sets the default of the port. With TLS it may depend on the host, because a connection that stays on the machine
    /// needs none.
    const fn port(&self, row: Field) -> Field {
        match self.of_type {
            Some(InParts { port, other_port_with_tls, .. }) if !(self.tls && *other_port_with_tls) => {
                row.map(VariableSpec { default: DefaultSpec::Text(port), ..*row.spec() })
            }
            _ => row,
        }
    }
}

impl Field {
    /// Adds the variables for the parts of a URL.
    #[doc(hidden)]
    #[must_use]
    pub const fn parts(self, rows: &'static [Self; COUNT]) -> Self {
        let spec = self.spec();
        let parts = match spec.expected.takes().parts {
            Some(InParts { path: PathPart::None, .. }) => rows.split_at(PATH).0,
            _ => rows,
        };
        self.map(VariableSpec { parts, ..*spec })
    }
}
