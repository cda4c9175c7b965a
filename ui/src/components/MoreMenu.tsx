// What is done more rarely, behind three dots.
import { Ellipsis } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import "../styles/dialog.css";

export interface MenuLine {
  id: string;
  label: string;
  testid?: string;
  run: () => void;
}

interface Props {
  label: string;
  testid: string;
  className: string;
  size: number;
  placement: "bottom start" | "bottom end";
  /** What is false stands for a line that is not offered now. */
  lines: readonly (MenuLine | false)[];
}

export function MoreMenu({ label, testid, className, size, placement, lines }: Props) {
  const offered = lines.filter((line) => line !== false);
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label} data-testid={testid}>
        <Ellipsis className="i" size={size} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement={placement} data-covers>
        <Menu className="menu" aria-label={label} onAction={(id) => offered.find((line) => line.id === id)?.run()}>
          {offered.map((line) => (
            <MenuItem key={line.id} id={line.id} className="menu-item" data-testid={line.testid}>
              {line.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
