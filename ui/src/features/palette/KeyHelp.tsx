export default function KeyHelp(_: { onClose: () => void }) {
  return null;
}
