// A manager chooses the tile of a community: a pattern and a colour, the same on every laptop.
import { useId, useState } from "react";
import { useAct } from "../../app/act";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Tile } from "../../components/Tile";
import type { CommunityView, TileParts } from "../../generated/calls";

const kinds = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export function TileDialog({ view, onClose }: { view: CommunityView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const act = useAct("inline");
  const { head } = view;
  const [tile, setTile] = useState<TileParts>({ pattern: head.pattern, hue: head.hue });
  const save = async (next: TileParts | null) => {
    if (await act.call("community.set_tile", { community: head.id, tile: next })) onClose();
  };
  return (
    <Dialog title={words("community-tile-title", { name: head.name })} onClose={onClose} testid="tile-dialog">
      <p>{words("community-tile-body")}</p>
      <div className="tile-now">
        <Tile community={tile} size={56} />
        <Tile community={tile} size={32} />
      </div>
      <Choices
        label={words("community-tile-pattern")}
        value={tile.pattern}
        show={(pattern) => ({ pattern, hue: tile.hue })}
        name={(pattern) => words(`tile-pattern-${pattern}`)}
        onPick={(pattern) => setTile({ ...tile, pattern })}
        testid="tile-pattern"
      />
      <Choices
        label={words("community-tile-colour")}
        value={tile.hue}
        show={(hue) => ({ pattern: tile.pattern, hue })}
        name={(hue) => words(`tile-colour-${hue}`)}
        onPick={(hue) => setTile({ ...tile, hue })}
        testid="tile-colour"
      />
      {act.error !== null && (
        <p className="msg bad" role="alert">
          {errorWords(act.error.code, "community.set_tile")}
        </p>
      )}
      <div className="dialog-acts">
        {view.tileChosen && (
          <button
            type="button"
            className="btn bare"
            disabled={act.pending}
            onClick={() => void save(null)}
            data-testid="tile-any"
          >
            {words("community-tile-any")}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
        </button>
        <button type="button" className="btn go" disabled={act.pending} onClick={() => void save(tile)} data-testid="tile-save">
          {words("community-tile-save")}
        </button>
      </div>
    </Dialog>
  );
}

interface ChoicesProps {
  label: string;
  value: number;
  show: (kind: number) => TileParts;
  name: (kind: number) => string;
  onPick: (kind: number) => void;
  testid: string;
}

function Choices({ label, value, show, name, onPick, testid }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset className="tile-choices">
      <legend className="label">{label}</legend>
      <div>
        {kinds.map((kind) => (
          <label key={kind} className="tile-choice" title={name(kind)}>
            <input
              type="radio"
              className="vh"
              name={id}
              checked={kind === value}
              aria-label={name(kind)}
              onChange={() => onPick(kind)}
              data-testid={`${testid}-${kind}`}
            />
            <Tile community={show(kind)} size={36} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
