// The emoji that are at hand before somebody has used any.
export const handful = [
  ..."👍👎👏🙌🙏💪🤝👋",
  ..."😀😄😅😂🙂😉😊😍",
  ..."🤔😮😢😬🙄😴🤯🥳",
  "❤️",
  ..."🎉✨🔥💡✅❌❓❗",
  ..."👀📌📦📅📞💻🔧🔒",
  ..."☕🍰🌱🌳🌻⭐🚀",
] as const;
