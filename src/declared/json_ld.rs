//! JSON-LD as found on pages: arrays, `@graph`, nested entities, broken escapes.

use serde_json::{Map, Value};

/// Deepest nesting that is looked into, in objects.
const MAX_DEPTH: u8 = 6;

/// One entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity(Map<String, Value>);

/// All entities of one script, outer ones before what they hold. Text that is no JSON gives none.
pub fn entities(script: &str) -> Vec<Entity> {
    let text = unwrapped(script).trim_end_matches(';');
    let parsed = serde_json::from_str(text).or_else(|_| serde_json::from_str(&without_control_characters(text)));
    let mut found = Vec::new();
    if let Ok(value) = parsed {
        collect(value, 0, &mut found);
    }
    name_references(&mut found);
    found
}

/// Keys whose value is often only the `@id` of another entity of the same script.
const REFERRING: &[&str] = &["author", "creator", "publisher"];

/// Gives references to entities that have a name (`{"@id": "#ada"}`) that name.
fn name_references(found: &mut [Entity]) {
    let named: Vec<(String, Value)> =
        found.iter().filter_map(|entity| Some((entity.text("@id")?, entity.get("name")?.clone()))).collect();
    let values = found.iter_mut().flat_map(|Entity(map)| map.iter_mut());
    for (_, value) in values.filter(|(key, _)| REFERRING.contains(&key.as_str())) {
        let references = match value {
            Value::Array(values) => values.as_mut_slice(),
            value => std::slice::from_mut(value),
        };
        for reference in references.iter_mut().filter_map(Value::as_object_mut).filter(|map| !map.contains_key("name"))
        {
            let name = named.iter().find(|(id, _)| reference.get("@id").and_then(Value::as_str) == Some(id));
            if let Some((_, name)) = name {
                reference.insert("name".to_owned(), name.clone());
            }
        }
    }
}

/// The script without what old pages wrap it in, for browsers and for XML: "<!-- … -->", "//<![CDATA[ … //]]>".
fn unwrapped(script: &str) -> &str {
    let mut text = script.trim();
    for (head, tail) in [("<!--", "-->"), ("//", "//"), ("<![CDATA[", "]]>")] {
        text = text.trim_start_matches(head).trim();
        text = text.strip_suffix(tail).unwrap_or(text).trim();
    }
    text.trim_end_matches("//").trim()
}

/// Raw line breaks inside strings are the commonest fault.
fn without_control_characters(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn collect(value: Value, depth: u8, found: &mut Vec<Entity>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, depth, found)),
        Value::Object(map) => {
            let graph = map.get("@graph").cloned();
            let main = map.get("mainEntity").cloned();
            if map.contains_key("@type") {
                found.push(Entity(map));
            }
            graph.into_iter().chain(main).for_each(|inner| collect(inner, depth + 1, found));
        }
        _ => {}
    }
}

impl Entity {
    /// Whether it is of one of these types; a prefix like `schema:` or an address is set aside.
    pub fn is_any(&self, types: &[&str]) -> bool {
        strings(self.0.get("@type")).any(|name| types.contains(&name.rsplit(['/', ':', '#']).next().unwrap_or(name)))
    }

    /// The value of a key as it is.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The first text of a key: a string, a number, or an object's `name`, `@value` or `url`.
    pub fn text(&self, key: &str) -> Option<String> {
        texts(self.0.get(key)?).into_iter().next()
    }

    /// All texts of a key.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.0.get(key).map(texts).unwrap_or_default()
    }

    /// All texts of the first of these keys that has one.
    pub fn texts_of(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.texts(key)).find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    /// The types of what a key holds ("Person", "Organization"), in the order of its texts; "" where none is said.
    pub fn types_in(&self, keys: &[&str]) -> Vec<&str> {
        let Some(value) = keys.iter().find_map(|key| self.0.get(*key)) else {
            return Vec::new();
        };
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        values.iter().map(|value| strings(value.get("@type")).next().unwrap_or("")).collect()
    }

    /// A yes or no, also where it is written as text ("False").
    pub fn flag(&self, key: &str) -> Option<bool> {
        flag(self.0.get(key)?)
    }

    /// A number, also where it is written as text.
    pub fn number(&self, key: &str) -> Option<u32> {
        let value = self.0.get(key)?;
        value.as_u64().and_then(|number| u32::try_from(number).ok()).or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// CSS selectors of the parts that the page declares to be not free (`hasPart`).
    pub fn parts_not_free(&self) -> Vec<String> {
        let parts = match self.0.get("hasPart") {
            Some(Value::Array(parts)) => parts.as_slice(),
            Some(part) => std::slice::from_ref(part),
            None => &[],
        };
        parts
            .iter()
            .filter(|part| part.get("isAccessibleForFree").and_then(flag) == Some(false))
            .flat_map(|part| strings(part.get("cssSelector")).map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => match text.trim().to_ascii_lowercase().rsplit('/').next() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter().filter_map(Value::as_str)
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()).into_iter().collect(),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()).into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(map) => {
            ["name", "@value", "url"].iter().find_map(|key| map.get(*key)).map(texts).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_pages_really_write() {
        let found = entities(
            "<!-- {\"@type\":\"schema:NewsArticle\",\n\"author\":[{\"name\":\"Ada\"},\"Ben\"],\"isAccessibleForFree\":\"False\",\"wordCount\":\"900\",\"headline\":\"a\nb\"} -->",
        );
        assert_eq!(found.len(), 1);
        let article = &found[0];
        assert!(article.is_any(&["NewsArticle"]));
        assert_eq!(article.texts("author"), ["Ada", "Ben"]);
        assert_eq!(article.flag("isAccessibleForFree"), Some(false));
        assert_eq!(article.number("wordCount"), Some(900));
    }

    #[test]
    fn wrappings_of_old_pages_are_set_aside() {
        let json = r#"{"@type":"Article","url":"https://lamp.example//"}"#;
        for script in [
            format!("<![CDATA[\n{json}\n]]>"),
            format!("//<![CDATA[\n{json}\n//]]>"),
            format!("<!--\n{json}\n-->"),
            format!("{json};"),
        ] {
            assert_eq!(entities(&script).len(), 1, "{script}");
        }
    }

    #[test]
    fn only_parts_declared_not_free_are_named() {
        let found = entities(
            r#"{"@type":"Article","hasPart":[{"cssSelector":".a","isAccessibleForFree":false},{"cssSelector":".b"}]}"#,
        );
        assert_eq!(found[0].parts_not_free(), [".a"]);
    }

    #[test]
    fn references_to_other_entities_have_their_name() {
        let found = entities(
            r##"{"@graph":[{"@type":"Article","author":{"@id":"#ada"},"publisher":{"@id":"#lamp"}},
            {"@type":"Person","@id":"#ada","name":"Ada"},{"@type":"Organization","@id":"#lamp","name":"Lamp"}]}"##,
        );
        assert_eq!((found[0].text("author"), found[0].text("publisher")), (Some("Ada".into()), Some("Lamp".into())));
    }

    #[test]
    fn what_is_no_json_gives_nothing() {
        assert!(entities("window.x = 1").is_empty());
    }
}
