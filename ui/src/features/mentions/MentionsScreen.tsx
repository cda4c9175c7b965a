// For you: conversations that name you or answer you, newest first.
import { usePages } from "../../app/data";
import { useWords } from "../../app/words";
import { Columns } from "../../components/Columns";
import { ConversationList } from "../../components/ConversationList";
import { Empty } from "../../components/Empty";

export default function MentionsScreen() {
  const words = useWords();
  const pages = usePages("mentions.list", { limit: 50 }, "after", (page) => page.next);
  return (
    <Columns
      label={words("mentions-label")}
      testid="mentions"
      header={
        <>
          <h1>{words("mentions-title")}</h1>
          <p>{words("mentions-lead")}</p>
        </>
      }
    >
      <ConversationList
        pages={pages}
        place={{ kind: "for-you" }}
        empty={<Empty text={words("mentions-empty")} testid="mentions-empty" />}
      />
    </Columns>
  );
}
