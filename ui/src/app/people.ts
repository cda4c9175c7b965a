// Where a person's page is. A plain address, so that a name can be a link anywhere, also inside a text.
export function personAddress(id: string): string {
  return `#/people/${id}`;
}
