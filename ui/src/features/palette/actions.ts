// What can be done from anywhere, with its key.
import { useNavigate } from "@tanstack/react-router";
import {
  AtSign,
  CloudUpload,
  House,
  Keyboard,
  LayoutGrid,
  type LucideIcon,
  Moon,
  RefreshCw,
  Settings,
  SquarePen,
  Sun,
  Tags,
  UserRound,
  UsersRound,
} from "lucide-react";
import { useMemo } from "react";
import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { CallError, call } from "../../platform";

export interface Action {
  id: string;
  Icon: LucideIcon;
  label: string;
  detail: string;
  run: () => void;
}

export function useActions(onKeys: () => void): Action[] {
  const words = useWords();
  const navigate = useNavigate();
  const sayError = useSayError();
  return useMemo(() => {
    const fail = (cause: unknown) => sayError(cause instanceof CallError ? cause : new CallError("internal"));
    const theme = async (next: string) => call("settings.set", { ...(await call("settings.get", {})), theme: next });
    return [
      {
        id: "new",
        Icon: SquarePen,
        label: words("new-post"),
        detail: words("key-name-n"),
        run: () => void navigate({ to: "/new" }),
      },
      { id: "home", Icon: House, label: words("nav-home"), detail: words("key-name-h"), run: () => void navigate({ to: "/" }) },
      {
        id: "communities",
        Icon: LayoutGrid,
        label: words("nav-communities"),
        detail: "",
        run: () => void navigate({ to: "/communities" }),
      },
      { id: "people", Icon: UsersRound, label: words("nav-people"), detail: "", run: () => void navigate({ to: "/people" }) },
      { id: "topics", Icon: Tags, label: words("topics-title"), detail: "", run: () => void navigate({ to: "/topics" }) },
      { id: "me", Icon: UserRound, label: words("me-title"), detail: "", run: () => void navigate({ to: "/me" }) },
      { id: "for-you", Icon: AtSign, label: words("nav-for-you"), detail: "", run: () => void navigate({ to: "/for-you" }) },
      { id: "outbox", Icon: CloudUpload, label: words("outbox-title"), detail: "", run: () => void navigate({ to: "/outbox" }) },
      { id: "settings", Icon: Settings, label: words("nav-settings"), detail: "", run: () => void navigate({ to: "/settings" }) },
      { id: "sync", Icon: RefreshCw, label: words("outbox-sync"), detail: "", run: () => void call("sync.now", {}).catch(fail) },
      { id: "light", Icon: Sun, label: words("palette-light"), detail: "", run: () => void theme("light").catch(fail) },
      { id: "dark", Icon: Moon, label: words("palette-dark"), detail: "", run: () => void theme("dark").catch(fail) },
      { id: "keys", Icon: Keyboard, label: words("key-help"), detail: words("key-name-question"), run: onKeys },
    ];
  }, [words, navigate, onKeys, sayError]);
}
