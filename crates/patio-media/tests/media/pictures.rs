//! The images that this crate makes: upright, in three sizes, with nothing but pixels.

use crate::make::*;
use image::GenericImageView as _;
use patio_media::image::{LARGE, MEDIUM, PHOTO, SMALL};
use patio_media::{FileType, MediaError, Pictures, Square, crop_square, pictures, preview, square_pictures};

fn all(pictures: &Pictures) -> [&patio_media::Encoded; 4] {
    [&pictures.original, &pictures.large, &pictures.medium, &pictures.small]
}

fn inputs() -> [(FileType, Vec<u8>); 4] {
    let (width, height) = (2000, 1000);
    [
        (FileType::Jpeg, jpeg(width, height, 1)),
        (FileType::Png, png(width, height)),
        (FileType::Webp, webp(width, height)),
        (FileType::Gif, gif(width, height)),
    ]
}

#[test]
fn each_size_has_its_longest_side_and_keeps_the_shape() {
    for (kind, bytes) in inputs() {
        let made = pictures(&bytes, kind, no_hurry()).unwrap();
        let sizes = all(&made).map(|form| (form.width, form.height));
        assert_eq!(sizes, [(2000, 1000), (LARGE, LARGE / 2), (MEDIUM, MEDIUM / 2), (SMALL, SMALL / 2)], "{kind:?}");
        for form in all(&made) {
            assert_eq!(image::load_from_memory(&form.bytes).unwrap().dimensions(), (form.width, form.height));
        }
    }
}

#[test]
fn no_place_no_camera_and_no_comment_survives() {
    for (kind, bytes) in inputs() {
        assert!(SECRETS.iter().any(|word| contains(&bytes, word)), "the input of {kind:?} has nothing to hide");
        let made = pictures(&bytes, kind, no_hurry()).unwrap();
        let (cropped, looked) =
            (crop_square(&bytes, Square { x: 0, y: 0, side: 400 }, no_hurry()).unwrap(), preview(&bytes, 500, no_hurry()).unwrap().0);
        for form in all(&made).into_iter().chain([&cropped, &looked]) {
            for word in SECRETS {
                assert!(!contains(&form.bytes, word), "{word} in {kind:?}");
            }
        }
    }
}

#[test]
fn a_photo_that_was_taken_sideways_stands_upright() {
    // The side where the white first line must end up, for each orientation.
    let middle = |image: &image::DynamicImage, side: &str| {
        let (width, height) = image.dimensions();
        let at = match side {
            "top" => (width / 2, 2),
            "bottom" => (width / 2, height - 3),
            "left" => (2, height / 2),
            _ => (width - 3, height / 2),
        };
        image.get_pixel(at.0, at.1).0[..3].iter().all(|value| *value > 200)
    };
    for (orientation, side) in [(1, "top"), (2, "top"), (3, "bottom"), (4, "bottom"), (5, "left"), (6, "right"), (7, "right"), (8, "left")]
    {
        let made = pictures(&jpeg(200, 100, orientation), FileType::Jpeg, no_hurry()).unwrap();
        let upright = image::load_from_memory(&made.original.bytes).unwrap();
        assert_eq!(upright.dimensions(), if orientation < 5 { (200, 100) } else { (100, 200) });
        for other in ["top", "bottom", "left", "right"] {
            assert_eq!(middle(&upright, other), other == side, "orientation {orientation}, {other}");
        }
    }
}

/// What a phone puts behind the picture: a film.
fn film() -> Vec<u8> {
    let mut state = 1u32;
    let mut bytes = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2".to_vec();
    bytes.extend((0..8 * 1024 * 1024).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    }));
    // Bytes that look like the beginning of a scan, without an end.
    bytes.extend([0xff, 0xda]);
    bytes
}

#[test]
fn a_photo_with_a_film_behind_it_is_the_photo() {
    let alone = jpeg(3_000, 3_000, 6);
    let made = pictures(&alone, FileType::Jpeg, no_hurry()).unwrap();
    let moving = [alone, film()].concat();
    assert!(moving.windows(2).filter(|pair| *pair == [0xff, 0xda]).count() > 100, "too few bytes that look like scans");
    assert!(pictures(&moving, FileType::Jpeg, no_hurry()).unwrap() == made);
    // The bytes behind the image must not fill its missing part.
    let end = moving.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let cut = &moving[..end + 100];
    assert!(matches!(pictures(cut, FileType::Jpeg, no_hurry()), Err(MediaError::Damaged(_))));
}

#[test]
fn a_small_image_is_not_blown_up() {
    let made = pictures(&jpeg(90, 40, 1), FileType::Jpeg, no_hurry()).unwrap();
    assert!(all(&made).iter().all(|form| (form.width, form.height) == (90, 40)));
}

#[test]
fn an_image_of_one_line_keeps_a_pixel() {
    let made = pictures(&jpeg(20_000, 1, 1), FileType::Jpeg, no_hurry()).unwrap();
    assert_eq!((made.small.width, made.small.height), (SMALL, 1));
}

#[test]
fn transparency_stays_and_a_screenshot_stays_sharp() {
    let mut rgba = image::RgbaImage::from_pixel(700, 700, image::Rgba([10, 20, 30, 255]));
    rgba.put_pixel(350, 350, image::Rgba([0, 0, 0, 0]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    rgba.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let made = pictures(bytes.get_ref(), FileType::Png, no_hurry()).unwrap();
    assert!(all(&made).iter().all(|form| form.kind == FileType::Png));
    assert_eq!(image::load_from_memory(&made.original.bytes).unwrap().get_pixel(350, 350).0[3], 0);
    let opaque = pictures(&png(700, 700), FileType::Png, no_hurry()).unwrap();
    assert_eq!(all(&opaque).map(|form| form.kind), [FileType::Png, FileType::Png, FileType::Jpeg, FileType::Jpeg]);
}

#[test]
fn a_crop_is_the_square_that_was_chosen_on_the_upright_image() {
    // Turned by a quarter, the white band is on the right.
    let bytes = jpeg(400, 200, 6);
    let (_, whole) = preview(&bytes, 100, no_hurry()).unwrap();
    assert_eq!(whole, (200, 400));
    let cropped = crop_square(&bytes, Square { x: 152, y: 100, side: 46 }, no_hurry()).unwrap();
    assert_eq!((cropped.width, cropped.height, cropped.kind), (46, 46, FileType::Jpeg));
    let image = image::load_from_memory(&cropped.bytes).unwrap();
    assert!(image.to_rgb8().pixels().all(|pixel| pixel.0.iter().all(|value| *value > 200)), "not the white band");
    let huge = crop_square(&jpeg(3000, 3000, 1), Square { x: 0, y: 0, side: 3000 }, no_hurry()).unwrap();
    assert_eq!(huge.width, PHOTO);
}

#[test]
fn a_square_outside_the_image_is_an_error_and_not_a_panic() {
    let bytes = jpeg(40, 30, 1);
    for (x, y, side) in [(0, 0, 31), (30, 0, 20), (0, 0, 0), (u32::MAX, 0, 2), (0, u32::MAX, u32::MAX)] {
        assert!(matches!(crop_square(&bytes, Square { x, y, side }, no_hurry()), Err(MediaError::Damaged(_))));
    }
}

#[test]
fn a_photo_is_square_whatever_was_sent() {
    let made = square_pictures(&jpeg(900, 500, 1), FileType::Jpeg, no_hurry()).unwrap();
    assert_eq!(all(&made).map(|form| (form.width, form.height)), [(500, 500), (500, 500), (500, 500), (SMALL, SMALL)]);
}
