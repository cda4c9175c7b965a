// Settings: language, look, notifications, profile, laptops, and the way out.
import { Link } from "@tanstack/react-router";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useHere } from "../../app/state";
import { useWords } from "../../app/words";
import type { Settings } from "../../generated/calls";
import { Choices, Switch } from "./controls";
import { Password } from "./Password";
import { Sessions } from "./Sessions";
import { SignOut } from "./SignOut";
import "./settings.css";

export default function SettingsScreen() {
  const words = useWords();
  return (
    <div className="wide-page" data-testid="settings">
      <div className="page settings">
        <h1 className="h20">{words("settings-title")}</h1>
        <Look />
        <section className="section">
          <h2 className="section-title">{words("settings-profile")}</h2>
          <Link to="/me" className="btn" data-testid="to-me">
            {words("person-edit")}
          </Link>
        </section>
        <Password />
        <Sessions />
        <Laptop />
        <SignOut />
      </div>
    </div>
  );
}

function Look() {
  const words = useWords();
  const act = useAct();
  const { data } = useAsk("settings.get", {});
  if (data === undefined) return null;
  const set = (change: Partial<Settings>) => {
    void act.call("settings.set", { ...data, ...change });
  };
  return (
    <>
      <section className="section">
        <h2 className="section-title">{words("settings-look")}</h2>
        <Choices
          label={words("settings-language")}
          value={data.locale}
          options={[
            { value: "nl", label: words("language-nl") },
            { value: "en", label: words("language-en") },
          ]}
          onPick={(locale) => set({ locale })}
          testid="language"
        />
        <Choices
          label={words("settings-theme")}
          value={data.theme}
          options={[
            { value: "system", label: words("theme-system") },
            { value: "light", label: words("theme-light") },
            { value: "dark", label: words("theme-dark") },
          ]}
          onPick={(theme) => set({ theme })}
          testid="theme"
        />
      </section>
      <section className="section">
        <h2 className="section-title">{words("settings-notifications")}</h2>
        <Switch
          label={words("settings-notify")}
          body={words("settings-notify-body")}
          on={data.notifyMentions}
          onChange={(notifyMentions) => set({ notifyMentions })}
          testid="notify-mentions"
        />
        <Switch
          label={words("settings-notify-closed")}
          body={words("settings-notify-closed-body")}
          on={data.notifyClosedContent}
          disabled={!data.notifyMentions}
          onChange={(notifyClosedContent) => set({ notifyClosedContent })}
          testid="notify-closed"
        />
        <Switch
          label={words("settings-notify-work")}
          body={words("settings-notify-work-body")}
          on={data.notifyWork}
          onChange={(notifyWork) => set({ notifyWork })}
          testid="notify-work"
        />
        <Switch
          label={words("settings-keep")}
          body={words("settings-keep-body")}
          on={data.keepRunning}
          onChange={(keepRunning) => set({ keepRunning })}
          testid="keep-running"
        />
      </section>
    </>
  );
}

function Laptop() {
  const words = useWords();
  const here = useHere();
  return (
    <section className="section">
      <h2 className="section-title">{words("settings-laptop")}</h2>
      <dl className="facts">
        <dt>{words("settings-server")}</dt>
        <dd>{here.organisation === null ? here.server : `${here.organisation} · ${here.server ?? ""}`}</dd>
        <dt>{words("settings-login")}</dt>
        <dd>{here.login}</dd>
        <dt>{words("settings-secrets")}</dt>
        <dd>{words(here.secrets === "keyring" ? "secrets-keyring" : "secrets-file")}</dd>
        <dt>{words("settings-version")}</dt>
        <dd className="num" data-testid="version">
          {here.version}
        </dd>
      </dl>
    </section>
  );
}
