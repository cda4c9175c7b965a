export default function MeScreen() {
  return null;
}
