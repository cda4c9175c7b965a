/** A handful for the picker; any other can be typed or pasted. */
export const emoji = [
  ..."👍👎👏🙌🙏💪🤝👋",
  ..."😀😄😅😂🙂😉😊😍",
  ..."🤔😮😢😬🙄😴🤯🥳",
  ..."🎉✨🔥💡✅❌❓❗",
  ..."👀📌📦📅📞💻🔧🔒",
  ..."☕🍰🌱🌳🌻⭐🚀🐛",
] as const;
