import { readFileSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { backupCommands } from './cli/backup.ts'
import { catalogueCommands } from './cli/catalogue.ts'
import { type Command, say } from './cli/command.ts'
import { organisationCommands } from './cli/organisation.ts'
import { Refusal } from './platform/refusal.ts'

/** The administrator's command line. Exit codes: 0 done, 1 done with something to look at, 2 refused, 3 our own fault. */
const commands: Record<string, Command> = {
  ...backupCommands,
  ...organisationCommands,
  ...catalogueCommands,
}

const HELP = `tusoi: dòng lệnh của người quản trị / the administrator's command line

${Object.values(commands)
  .map((command) => `  tusoi ${command.usage}\n      ${command.about}`)
  .join('\n')}

Máy chủ riêng: đặt DATABASE_URL và MIGRATION_URL; nếu không, dùng dữ liệu trong data/main (TUSOI_DATA).
Own PostgreSQL: set DATABASE_URL and MIGRATION_URL; otherwise the data in data/main is used (TUSOI_DATA).
Mã thoát / exit codes: 0 xong, 1 xong nhưng có chỗ cần xem, 2 bị từ chối, 3 lỗi của chương trình.
`

async function main(): Promise<number> {
  const words = process.argv.slice(2)
  if (words.length === 0 || words.includes('--help') || words[0] === 'help') {
    say(HELP)
    return words.length === 0 ? 2 : 0
  }
  if (words[0] === '--version') {
    say(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
    return 0
  }
  const name = [words.slice(0, 2).join(' '), words[0]!].find((one) => Object.hasOwn(commands, one))
  const command = name === undefined ? undefined : commands[name]
  if (!command)
    throw new Refusal(
      `Không có lệnh “${words.slice(0, 2).join(' ')}”. Xem tusoi --help. No such command; see tusoi --help.`,
    )
  const { values, positionals } = parse(words.slice(name!.split(' ').length), command)
  return command.run(positionals, values as Record<string, string | boolean | undefined>)
}

function parse(args: string[], command: Command) {
  const config: ParseArgsConfig = {
    args,
    options: command.options ?? {},
    allowPositionals: true,
    strict: true,
  }
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs(config)
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\nCách dùng / usage: tusoi ${command.usage}`)
  }
  const [least, most] = command.words
  if (parsed.positionals.length < least || parsed.positionals.length > most)
    throw new Refusal(`Cách dùng / usage: tusoi ${command.usage}`)
  return parsed
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      error instanceof Refusal
        ? `${error.message}\n`
        : `Lỗi của chương trình / internal error: ${error instanceof Error ? error.stack : error}\n`,
    )
    process.exit(error instanceof Refusal ? 2 : 3)
  },
)
