/** Saves a text as a file where the webview puts downloads. */
export function saveText(name: string, media: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: media }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // After the download has begun.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
