import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "@fontsource-variable/literata/opsz.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/house.css";
import "./styles/list.css";
import "./styles/reading.css";
import "./styles/house-narrow.css";
import "./styles/toasts.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { client, question, staleKeeper } from "./app/data";
import { showRememberedLook } from "./app/look";
import { subscribe } from "./platform";

showRememberedLook();
// Both at once: most starts end on the home screen.
void client.prefetchQuery(question("app.state", {}));
void client.prefetchQuery(question("home.get", { filter: "all" }));
subscribe(staleKeeper());

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
  );
}
