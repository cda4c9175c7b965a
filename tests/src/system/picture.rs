//! Owns: files for tests: images of noise, and documents of any size. This module writes them itself, so that no test shares code
//! with the code it tests.

/// A PNG of noise, so that all its parts differ.
#[must_use]
pub fn png(side: u32, seed: u32) -> Vec<u8> {
    let mut noise = seed | 1;
    let mut lines = Vec::new();
    for _ in 0..side {
        // The filter of a line: none.
        lines.extend([0]);
        for _ in 0..side * 3 {
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            lines.push(noise.to_le_bytes()[0]);
        }
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [side.to_be_bytes(), side.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    chunk(&mut png, *b"IHDR", &head);
    chunk(&mut png, *b"IDAT", &stored(&lines));
    chunk(&mut png, *b"IEND", &[]);
    png
}

/// A PDF by its first bytes, and noise of this size in all.
#[must_use]
pub fn document(bytes: usize, seed: u64) -> Vec<u8> {
    let mut noise = seed | 1;
    let mut document = b"%PDF-1.7\n".to_vec();
    while document.len() < bytes {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        document.extend(noise.to_le_bytes());
    }
    document.truncate(bytes);
    document
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let body = [&kind[..], data].concat();
    png.extend(u32::try_from(data.len()).expect("a small image").to_be_bytes());
    png.extend_from_slice(&body);
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    png.extend((!crc).to_be_bytes());
}

/// The zlib form of bytes that are not compressed.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = bytes.chunks(0xffff).collect();
    for (at, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).expect("a block");
        out.push(u8::from(at + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    let (mut a, mut b) = (1u32, 0u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend((b << 16 | a).to_be_bytes());
    out
}
