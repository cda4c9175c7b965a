//! One golden file: its bytes, and a check that reading them gives back the value they were made from.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::{env, fs};
use uuid::Uuid;

/// The folder of golden files.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire")
}

/// A value as it goes over the wire.
pub struct Sample {
    name: String,
    json: String,
    reads_back: Box<dyn Fn(&str) -> bool>,
}

impl Sample {
    /// A value that can be compared.
    pub fn of<T: Serialize + DeserializeOwned + PartialEq + 'static>(name: &str, value: T) -> Sample {
        let json = serde_json::to_string(&value).expect("JSON");
        Sample::raw(name, json, move |text| serde_json::from_str::<T>(text).is_ok_and(|read| read == value))
    }

    /// A value with raw parts: it must write the same bytes again.
    pub fn written_again<T: Serialize + DeserializeOwned + 'static>(name: &str, value: &T) -> Sample {
        let json = serde_json::to_string(value).expect("JSON");
        let expected = json.clone();
        Sample::raw(name, json, move |text| {
            serde_json::from_str::<T>(text).is_ok_and(|read| serde_json::to_string(&read).is_ok_and(|again| again == expected))
        })
    }

    /// Bytes with a check of their own.
    pub fn raw(name: &str, json: String, reads_back: impl Fn(&str) -> bool + 'static) -> Sample {
        Sample { name: name.to_owned(), json, reads_back: Box::new(reads_back) }
    }

    /// Name of its file.
    pub fn file(&self) -> String {
        format!("{}.json", self.name)
    }

    /// The stored bytes, without the line's end.
    fn stored(&self) -> String {
        let path = folder().join(self.file());
        if !path.exists() && env::var("PATIO_GOLDEN").as_deref() == Ok("write") {
            // Under another name first: other tests read the folder meanwhile.
            let next = path.with_extension(format!("next-{:?}", std::thread::current().id()));
            fs::write(&next, format!("{}\n", self.json)).expect("the golden file can be written");
            fs::rename(&next, &path).expect("the golden file can be written");
        }
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}; new shapes are written with PATIO_GOLDEN=write", self.file()));
        text.trim_end_matches('\n').to_owned()
    }

    /// Today's bytes are the stored ones.
    pub fn compare_bytes(&self) {
        assert_eq!(self.json, self.stored(), "{} changed on the wire", self.file());
    }

    /// The stored bytes are read as today's value.
    pub fn compare_value(&self) {
        assert!((self.reads_back)(&self.stored()), "{} is not read back as it was written", self.file());
    }
}

/// An id that is easy to find in a file.
pub fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + number))
}
