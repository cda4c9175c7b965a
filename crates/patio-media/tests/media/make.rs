//! Inputs made by hand: images with metadata, archives, damaged things.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use patio_media::{Deadline, MediaError, recognise};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A clock that stands still: no deadline passes.
pub fn no_hurry() -> Deadline<'static> {
    Deadline::after(1_000, &|| 0)
}

/// The words that must not survive, wherever they are hidden.
pub const SECRETS: [&str; 8] = ["GPS-52.0907", "Exif", "xmpmeta", "ICC_PROFILE", "secret-comment", "acsp", "tEXt", "camera-serial"];

/// Left half red, right half blue, with a white first line, so that every orientation looks different.
pub fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if y < height / 4 {
            Rgb([255, 255, 255])
        } else if x < width / 2 {
            Rgb([220, 30, 30])
        } else {
            Rgb([30, 30, 220])
        }
    })
}

/// An EXIF block: the orientation, and private facts such as the place.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend([orientation.to_le_bytes(), [0, 0]].concat());
    block.extend([0, 0, 0, 0]);
    block.extend(b"GPS-52.0907 camera-serial 4711");
    block
}

fn icc() -> Vec<u8> {
    let mut profile = vec![0; 200];
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], body].concat()
}

/// A JPEG with everything a camera and its software leave in it.
pub fn jpeg(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 92).write_image(&picture(width, height), width, height, ExtendedColorType::Rgb8).unwrap();
    let mut made = plain[..2].to_vec();
    made.extend(segment(0xe1, &[b"Exif\0\0".as_slice(), &exif(orientation)].concat()));
    made.extend(segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS-52.0907</x:xmpmeta>"));
    made.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), &icc()].concat()));
    made.extend(segment(0xfe, b"secret-comment"));
    made.extend(&plain[2..]);
    made.extend(b"trailing GPS-52.0907");
    made
}

/// One chunk of a PNG.
pub fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let mut crc = u32::MAX;
    for byte in &named {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], &named, &(!crc).to_be_bytes()].concat()
}

/// A PNG with texts and EXIF in it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    PngEncoder::new(&mut plain).write_image(&picture(width, height), width, height, ExtendedColorType::Rgb8).unwrap();
    let mut made = plain[..33].to_vec();
    made.extend(chunk(b"tEXt", b"Comment\0secret-comment GPS-52.0907"));
    made.extend(chunk(b"eXIf", &exif(1)));
    made.extend(&plain[33..]);
    made
}

/// A WebP with EXIF and a colour profile in it.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut made = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut made);
    encoder.set_exif_metadata(exif(1)).unwrap();
    encoder.set_icc_profile(icc()).unwrap();
    encoder.write_image(&picture(width, height), width, height, ExtendedColorType::Rgb8).unwrap();
    made
}

/// A GIF with a comment.
pub fn gif(width: u32, height: u32) -> Vec<u8> {
    let mut made = Vec::new();
    let image = image::DynamicImage::ImageRgb8(picture(width, height));
    image.write_to(&mut Cursor::new(&mut made), image::ImageFormat::Gif).unwrap();
    let end = made.pop();
    made.extend(b"\x21\xfe\x0esecret-comment\0");
    made.extend(end);
    made
}

/// A zip archive of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in files.iter().enumerate() {
        let stored = at == 0 && *name == "mimetype";
        let method = if stored { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        archive.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn find_type(name: &str, bytes: &[u8]) -> Result<patio_media::FileType, MediaError> {
    recognise(name, &mut Cursor::new(bytes), no_hurry())
}

pub fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}
