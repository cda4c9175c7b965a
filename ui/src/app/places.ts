// Where a view is read, as a plain address: a link in a text leads there, and a notification opens it.
import type { Destination } from "../generated/calls";
import { personAddress } from "./people";

/** The address of a view; home when it names none. The narrowest thing counts: a comment comes with its post. */
export function addressOf(destination: Destination): string {
  const { post, comment, community, person, forYou, question, incident, help } = destination;
  if (question !== null) return `#/help/q/${question}`;
  if (incident !== null) return `#/help/o/${incident}`;
  if (help) return "#/help";
  if (post !== null) return comment === null ? `#/p/${post}` : `#/p/${post}?at=${comment}`;
  if (community !== null) return `#/communities/${community}`;
  if (person !== null) return personAddress(person);
  return forYou ? "#/for-you" : "#/";
}

/** The link to an entry, as colleagues can paste it anywhere. */
export function patioLink(post: string, entry: string): string {
  return post === entry ? `patio://post/${post}` : `patio://post/${post}/${entry}`;
}
