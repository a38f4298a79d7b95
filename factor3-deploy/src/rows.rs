use crate::yaml::{Scalar, Stream, Tool};
#[test]
fn rows() {
    let data = include_str!("../tests/data/yaml_env_values.jsonl");
    let (mut good, mut bad) = (0, 0);
    for line in data.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let tool = row["tool"].as_str().unwrap();
        let text = row["text"].as_str().unwrap();
        if row["version"] == "2.26.1" || row.get("whole").is_some() || text.contains('$') {
            continue;
        }
        let text = crate::yaml::separate_comments(text.to_owned());
        let (t, doc) = match tool {
            "kubernetes-configmap" => (Tool::Kubernetes, text.clone()),
            "kubernetes-pod" => (Tool::Kubernetes, text.clone()),
            "compose-map" => (Tool::Compose, text.clone()),
            "compose-list" => (
                Tool::Compose,
                row["text"]
                    .as_str()
                    .unwrap()
                    .lines()
                    .map(|l| {
                        if let Some(r) = l.strip_prefix("A: ") {
                            format!("- A={r}\n")
                        } else if let Some(r) = l.strip_prefix("A:") {
                            format!("- A={r}\n")
                        } else if l.starts_with("B:") {
                            String::new()
                        } else {
                            format!("{l}\n")
                        }
                    })
                    .collect(),
            ),
            _ => continue,
        };
        let got = (|| -> Result<Option<String>, String> {
            let stream = Stream::parse(&doc, t);
            if let Some(f) = stream.faults.first() {
                return Err(format!("{f:?}"));
            }
            let root = *stream.documents.first().ok_or("none")?;
            if tool == "compose-list" {
                let item = stream.items(root).next().ok_or("no list")?;
                return match stream.scalar(item, t) {
                    Ok(Scalar::Text(x)) => Ok(Some(x.strip_prefix("A=").unwrap().into())),
                    Ok(Scalar::Rewritten(x)) => Ok(Some(x)),
                    o => Err(format!("{o:?}")),
                };
            }
            if !stream.is_map(root) {
                return Err("no map".into());
            }
            let mut value = None;
            for e in stream.entries(root, t).map_err(|f| format!("{f:?}"))? {
                let v = match stream.scalar(e.value, t) {
                    Ok(Scalar::Text(x)) => Some(x.into_owned()),
                    Ok(Scalar::Rewritten(x)) => Some(x),
                    Ok(Scalar::Null) => {
                        if t == Tool::Kubernetes {
                            Some(String::new())
                        } else {
                            None
                        }
                    }
                    Err(r) => return Err(format!("{r:?}")),
                };
                if e.key == "A" {
                    value = v;
                }
            }
            Ok(value)
        })();
        let want = match row["outcome"].as_str().unwrap() {
            "value" => Ok(row["value"].as_str().map(str::to_owned)),
            "not_set" => Ok(None),
            _ => Err(()),
        };
        let same = match (&got, &want) {
            (Ok(a), Ok(b)) => a == b,
            (Err(_), Err(())) => true,
            (Ok(None), Ok(Some(_))) => row.get("from_caller").is_some(),
            _ => false,
        };
        if same {
            good += 1
        } else {
            bad += 1;
            println!("{} {tool} {} {text:?}: got {got:?} want {want:?}", row["row"], row["version"]);
        }
    }
    println!("{good} good {bad} bad");
    assert_eq!(bad, 0);
}
