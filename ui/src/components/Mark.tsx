/** The mark: a patio from above. House, court, tree, the gate at the foot. */
export function Mark({ size }: { size: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden>
      <path
        className="m-house"
        fillRule="evenodd"
        d="M5 1h18a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4h-4.5v-6.5H21V7.5H7v13h2.5V27H5a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4z"
      />
      <circle className="m-tree" cx="14" cy="14" r="4" />
    </svg>
  );
}
