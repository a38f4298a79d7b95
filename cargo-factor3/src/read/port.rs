//! Ports beside hosts, and in the texts of addresses.

use quote::ToTokens;
use syn::Expr;
use syn::spanned::Spanned;

use super::literal;
use super::reader::Reader;
use super::syntax::is_generic;
use crate::address;
use crate::site::{Argument, What};
use crate::words::{has_word, is_screaming};

impl Reader<'_> {
    pub(super) fn ports(&mut self, host: &Expr, port: &Expr) {
        let all = ["UNSPECIFIED", "0 , 0 , 0 , 0", "0.0.0.0", "\"::\""]
            .iter()
            .any(|form| host.to_token_stream().to_string().contains(form));
        let is_host = match host {
            Expr::Array(array) => matches!(array.elems.len(), 4 | 8 | 16),
            Expr::Lit(_) => literal::of(host).is_some_and(|text| address::is_host(&text)),
            _ => {
                let text = host.to_token_stream().to_string();
                ["Ipv4Addr", "Ipv6Addr", "IpAddr", "UNSPECIFIED", "LOCALHOST"].iter().any(|name| text.contains(name))
                    || literal::last_name(host)
                        .is_some_and(|name| has_word(&name, &["host", "ip", "addr", "address", "bind", "interface"]))
            }
        };
        if !is_host {
            return;
        }
        match self.argument(port).first() {
            Some(Argument::Number(digits)) => {
                if let Some(number) = digits.parse().ok().filter(|number| *number > 0) {
                    self.note(port.span(), What::Port { number, all });
                }
            }
            // The constant of a type parameter, `P::DEFAULT_PORT`, is one of many.
            Some(Argument::Constant(name)) if has_word(name, &["port"]) && !is_generic(port) => {
                self.note(port.span(), What::PortConstant { name: name.clone() });
            }
            _ => {}
        }
    }

    /// Notes a port among the settings of a framework: `figment.merge(("port", 8000))`.
    pub(super) fn setting(&mut self, name: &str, argument: &Expr) {
        let Expr::Tuple(pair) = argument else { return };
        if !matches!(name, "merge" | "join" | "admerge" | "adjoin") || pair.elems.len() != 2 {
            return;
        }
        let key = literal::of(&pair.elems[0]);
        if let Some(Argument::Number(digits)) = self.argument(&pair.elems[1]).first()
            && key.is_some_and(|key| key.rsplit('.').next() == Some("port"))
            && let Some(number) = digits.parse().ok().filter(|number| *number > 0)
        {
            self.note(pair.elems[1].span(), What::Port { number, all: true });
        }
    }

    /// Notes the constants in the text of an address, as in `"http://{host}:{GRPC_PORT}"`.
    pub(super) fn port_constants(&mut self, arguments: &[Expr]) {
        let Some(text) = arguments.first().and_then(literal::of) else { return };
        if !(text.contains("://")
            || text.contains("}:{")
            || text.starts_with("0.0.0.0:{")
            || text.starts_with("127.0.0.1:{")
            || text.starts_with("localhost:{")
            || text.starts_with("[::"))
        {
            return;
        }
        let span = arguments[0].span();
        let named = super::placeholders(&text).into_iter().map(str::to_owned);
        let given = arguments[1..].iter().filter(|argument| !is_generic(argument)).filter_map(literal::last_name);
        for name in named.chain(given).filter(|name| is_screaming(name) && has_word(name, &["port"])) {
            self.note(span, What::PortConstant { name: name.as_str().into() });
        }
    }
}
