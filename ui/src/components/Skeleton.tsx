/** The room that rows will take. Never a spinner over content. */
export function SkeletonRows({ count = 6 }: { count?: number }) {
  return (
    <div className="skeleton" aria-hidden>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these rows are all the same and never move
        <div className="it" key={row}>
          <span className="bone wide" />
          <span className="bone" />
        </div>
      ))}
    </div>
  );
}
