using System.Text;
using RealRecon.Adapters.Options;
using RealRecon.Emulator.Hosting;

namespace RealRecon.Tests.Options;

/// <summary>docs/settings.md, made from the tables that the settings are read by.</summary>
internal static class SettingsPage
{
    private const string Head = """
        # Settings

        All of them, by area. They are environment variables; the emulator also reads `appsettings.json` in the working folder, where `:` or nesting stands for `__`, and the function app `local.settings.json` on your machine and its application settings on Azure. Names are the same whatever their case.

        A setting that is not known, cannot be read or contradicts another ends the start with one sentence that says what to write instead. Sentences about secrets and addresses never repeat the value.

        A *duration* is `hours:minutes:seconds`, with days before it where needed (`1.00:00:00`) and at most 366 days; a bare number is refused. An *address* is https, or http on this machine itself, without user, query and fragment, unless said otherwise. `{name}` is a name of your own.

        This page is made from the source; a test fails where it lags behind and says how to write it anew.

        """;

    private static readonly Dictionary<SettingArea, (string Title, string Text)> Areas = new()
    {
        [SettingArea.Matching] = ("Matching", "How long sides may stay silent, and what counts as equal ([matching](matching.md))."),
        [SettingArea.Feeds] = ("Feeds", "When a feed counts as silent, how long that holds deadlines, and how far deadlines learn ([feeds](feeds.md))."),
        [SettingArea.Intake] = ("Events and audit", ""),
        [SettingArea.Roles] = ("Roles", "What your sign-in calls the roles: one word of at most 64 letters, digits, `-`, `_` and `.` ([operators](operators.md#who-may-act))."),
        [SettingArea.Api] = ("API", "How much a caller may ask for, and what cursors are signed with ([API](api.md#budgets))."),
        [SettingArea.Sources] = ("Sources", "One block for each bank or gateway that may be asked ([sources](sources.md)). Without any, the emulator asks its simulation and the function app nobody. Names are letters and digits."),
        [SettingArea.Sinks] = ("Sinks", "One block for each place where people are told ([alerts](alerts.md)). Without any, nobody is. Names are letters and digits, a letter first."),
        [SettingArea.Connections] = ("Connections and identity", "The emulator needs none of them: its folder, ports and storage are options of its command line. The function app takes keys or, better, its managed identity."),
        [SettingArea.Telemetry] = ("Telemetry", "Nothing leaves the process unless one of the two destinations is set ([observability](observability.md)). OpenTelemetry's other variables (`OTEL_…`) work as its specification says."),
    };

    public static string Text
    {
        get
        {
            var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
            foreach (var area in Enum.GetValues<SettingArea>()) Append(page, area);
            return page.ToString();
        }
    }

    private static void Append(StringBuilder page, SettingArea area)
    {
        var (title, text) = Areas[area];
        page.Append($"\n## {title}\n\n");
        if (text.Length > 0) page.Append($"{text}\n\n");
        page.Append("| setting | write | default | meaning |\n|---|---|---|---|\n");
        foreach (var setting in Setting.All.Where(setting => setting.Area == area))
        {
            page.Append($"| `{RealReconOptions.Section}__{setting.Name}` | {setting.Form} | {DefaultOf(setting)} | {setting.Meaning} |\n");
        }

        foreach (var note in SettingNotes.All.Where(note => note.Area == area))
        {
            var who = note.Readers == SettingReader.FunctionApp ? " (function app)" : "";
            page.Append($"| `{note.Name}`{who} | {note.Form} | {DefaultOf(note)} | {note.Meaning} |\n");
        }
    }

    private static string DefaultOf(Setting setting)
    {
        var (app, emulator) = (setting.Value(RealReconOptions.Default), setting.Value(EmulatorOptions.DefaultSettings));
        return app is null ? "" : app == emulator ? $"`{app}`" : $"`{app}` (emulator `{emulator}`)";
    }

    private static string DefaultOf(SettingNote note) => note.Default switch
    {
        null => "",
        SettingNote.Required => SettingNote.Required,
        var value => $"`{value}`",
    };
}
