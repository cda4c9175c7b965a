/** Without capitals and accents, as names are typed in a hurry. */
export const plain = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
