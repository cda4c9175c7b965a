export default function TopicsScreen() {
  return null;
}
