// Every screen of the house, and how to get there.
import { show } from "./browser.mjs";

/** What of the data the screens need: a conversation with comments, a community, … */
export async function findPlaces(call) {
  const home = await call("home.get", { filter: "all" });
  const rows = home.groups.flatMap((group) => group.conversations);
  if (rows.length === 0) throw new Error("the bridge has no conversation to show");
  let post = rows[0].post;
  for (const row of rows) {
    const conversation = await call("conversation.get", { post: row.post });
    if (conversation.comments.length > 1) {
      post = row.post;
      break;
    }
  }
  const communities = await call("community.list");
  return { post, community: communities.joined[0].head.id };
}

export function screens({ post, community }) {
  const conversation = async (page, bridge) => show(page, bridge, `/p/${post}`, "conversation");
  const cover = async (page, testid) => {
    await page.getByTestId(testid).waitFor();
  };
  return {
    home: (page, bridge) => show(page, bridge, "/", "home-end"),
    conversation,
    composer: async (page, bridge) => {
      await conversation(page, bridge);
      // A draft that was left here has opened it already.
      await page
        .locator("[data-testid=composer]:enabled")
        .first()
        .click({ position: { x: 40, y: 16 } });
      await page.getByTestId("composer-text").waitFor();
    },
    emoji: async (page, bridge) => {
      await conversation(page, bridge);
      await page.getByTestId("react").first().click();
      await page.locator(".offered").waitFor();
    },
    person: async (page, bridge) => {
      await conversation(page, bridge);
      await page.locator("[data-testid^=name-]").first().click();
      await cover(page, "person-card");
    },
    menu: async (page, bridge) => {
      await conversation(page, bridge);
      await page.getByTestId("conversation-more").click();
      await cover(page, "mark-unread");
    },
    "new post": (page, bridge) => show(page, bridge, "/new", "new-post-text"),
    "for you": (page, bridge) => show(page, bridge, "/for-you", "mentions"),
    communities: (page, bridge) => show(page, bridge, "/communities", "communities"),
    "create community": async (page, bridge) => {
      await show(page, bridge, "/communities", "create-community");
      await page.getByTestId("create-community").click();
      await cover(page, "create-dialog");
    },
    community: (page, bridge) => show(page, bridge, `/communities/${community}`, "community"),
    "about community": (page, bridge) => show(page, bridge, `/communities/${community}/about`, "members"),
    outbox: (page, bridge) => show(page, bridge, "/outbox", "outbox"),
    settings: (page, bridge) => show(page, bridge, "/settings", "profile-name"),
    "sign out": async (page, bridge) => {
      await show(page, bridge, "/settings", "sign-out");
      await page.getByTestId("sign-out").click();
      await cover(page, "sign-out-dialog");
    },
    palette: async (page, bridge) => {
      await show(page, bridge, "/", "home");
      await page.keyboard.press("Control+k");
      await cover(page, "palette");
      await page.getByTestId("palette-home").waitFor();
    },
    keys: async (page, bridge) => {
      await show(page, bridge, "/", "home");
      await page.keyboard.press("?");
      await cover(page, "key-help");
    },
  };
}
