// The line under an own question or reply that is not with the others yet.
import { useTimes } from "../../app/clock";
import { useWords } from "../../app/words";
import { UnsentLine } from "../../components/UnsentLine";
import type { Delivery, Refusal } from "../../generated/calls";

interface Props {
  delivery: Delivery;
  command: string | null;
  refusal: Refusal | null;
  at: number;
}

export function Unsent({ delivery, at, ...rest }: Props) {
  const words = useWords();
  const times = useTimes();
  if (delivery === "sent") return null;
  return <UnsentLine delivery={delivery} saved={words("delivery-saved", { time: times.long(at) })} {...rest} />;
}
