export default function Palette(_: { onClose: () => void; onKeys: () => void }) {
  return null;
}
