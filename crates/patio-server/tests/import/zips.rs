//! Archives made in a test.

use crate::world::World;
use std::fs::File;
use std::io::Write;
use zip::write::SimpleFileOptions;

/// Writes a ZIP of these files into the world's folder; gives its path.
pub fn zip(world: &World, name: &str, files: &[(&str, Vec<u8>)]) -> String {
    let path = world.file(name);
    let mut archive = zip::ZipWriter::new(File::create(&path).unwrap());
    for (file, bytes) in files {
        archive.start_file(*file, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap();
    path.to_str().unwrap().to_owned()
}

/// JSON as bytes.
pub fn json(value: serde_json::Value) -> Vec<u8> {
    value.to_string().into_bytes()
}
