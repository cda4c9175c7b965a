// Files that come in by a paste or a drag.

export function filesOf(data: DataTransfer | null): File[] {
  return data === null ? [] : [...data.files].filter((file) => file.size > 0 || file.name !== "");
}

/** A pasted picture has no name of its own. */
export function named(file: File, stem: string): File {
  if (file.name !== "" && file.name !== "image.png") return file;
  const ending = /^image\/(png|jpeg|webp|gif)$/.exec(file.type)?.[1] ?? "png";
  return new File([file], `${stem}.${ending === "jpeg" ? "jpg" : ending}`, { type: file.type });
}

export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") === true;
}
