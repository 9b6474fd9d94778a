//! JSON-LD as found on pages: arrays, `@graph`, nested entities, broken escapes.

use serde_json::{Map, Value};

/// Deepest nesting that is looked into, in objects.
const MAX_DEPTH: u8 = 6;

/// One entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity(Map<String, Value>);

/// All entities of one script, outer ones before what they hold. Text that is no JSON gives none.
pub fn entities(script: &str) -> Vec<Entity> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    let parsed = serde_json::from_str(text).or_else(|_| serde_json::from_str(&without_control_characters(text)));
    let mut found = Vec::new();
    if let Ok(value) = parsed {
        collect(value, 0, &mut found);
    }
    found
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
    fn only_parts_declared_not_free_are_named() {
        let found = entities(
            r#"{"@type":"Article","hasPart":[{"cssSelector":".a","isAccessibleForFree":false},{"cssSelector":".b"}]}"#,
        );
        assert_eq!(found[0].parts_not_free(), [".a"]);
    }

    #[test]
    fn what_is_no_json_gives_nothing() {
        assert!(entities("window.x = 1").is_empty());
    }
}
