// The route that all pages lie under. The router gives it the house; features only need it as their parent.
import { createRootRoute } from "@tanstack/react-router";

export const root = createRootRoute();
