#[allow(deprecated)]
const _: () = {
    use ::factor3::__private as __p;
    #[automatically_derived]
    impl __p::Value for Level {
        const EXPECTED: __p::Expected = __p::Expected::one_of(
            &["info", "warning", "errors-only"],
        );
        const SENSITIVITY: __p::Sensitivity = __p::Sensitivity::Public;
        fn parse(raw: __p::Raw<'_>) -> __p::Result<Self, __p::ValueError> {
            __p::Ok(
                match __p::word(&raw, <Self as __p::Value>::__EXPECTED)? {
                    0usize => Self::Info,
                    1usize => Self::Warn,
                    _ => Self::ErrorsOnly,
                },
            )
        }
        fn show(value: &Self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            f.write_str(
                match value {
                    Self::Info => "info",
                    Self::Warn => "warning",
                    Self::ErrorsOnly => "errors-only",
                },
            )
        }
    }
};
