export default function PersonDialog(_: { id: string }) {
  return null;
}
