using RealRecon.Core.Matching;

namespace RealRecon.Tests.Operators;

public sealed class ActionTests(ActionStage stage) : IClassFixture<ActionStage>
{
    [Fact]
    public async Task Resolve_WhenTheVersionIsTheCurrentOne_IsDoneAndShown()
    {
        var id = await stage.OpenAsync();

        var answer = await stage.PostAsync($"/transactions/{id}/resolve", """{"code":"OPS_APPROVAL","reason":"seen on paper","version":1}""", ("X-RealRecon-Actor", "ann"));

        answer.IsAccepted("done");
        Assert.Equal((id, 2L, "RESOLVED", "RESOLVED"), (answer.Word("id"), answer.Number("version"), answer.Word("status"), answer.Word("state")));
        Assert.Equal($"/api/transactions/{id}", answer.Location);
        var shown = await stage.GetAsync($"/transactions/{id}");
        Assert.Equal((2L, "RESOLVED"), (shown.Number("version"), shown.Word("status")));
        var action = (await stage.GetAsync($"/transactions/{id}/audit")).Json.GetProperty("entries")[1].GetProperty("body").GetProperty("action");
        Assert.Equal(("ann", "seen on paper", "OPS_APPROVAL"), (action.GetProperty("actor").GetString(), action.GetProperty("reason").GetString(), action.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("force-match", "")]
    [InlineData("write-off", "")]
    [InlineData("note", "")]
    [InlineData("query", "")]
    [InlineData("assign", ""","assignee":"ben" """)]
    [InlineData("assign", ""","assignee":null""")]
    [InlineData("snooze", ""","until":"2099-01-01T00:00:00Z" """)]
    [InlineData("snooze", ""","until":null""")]
    public async Task Action_WhenItFits_IsDone(string action, string more)
    {
        var id = await stage.OpenAsync();
        if (more.Contains("2099", StringComparison.Ordinal)) more = $",\"until\":\"{DateTimeOffset.UtcNow.AddDays(1):yyyy-MM-ddTHH:mm:ss}+00:00\"";

        (await stage.PostAsync($"/transactions/{id}/actions", $$"""{"action":"{{action}}","reason":"because","version":1{{more}}}""")).IsAccepted("done");
    }

    [Fact]
    public async Task Action_WhenTheVersionMovedOn_TellsWhatChangedAndByWhom()
    {
        var id = await stage.OpenAsync();
        await NoteAsync(id, 1, "ann");
        await NoteAsync(id, 2, "ben");

        var answer = (await NoteAsync(id, 1, "cem")).IsProblem(409, "version-conflict");

        Assert.Equal(3, answer.Number("currentVersion"));
        var changes = answer.Json.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(["ann", "ben"], changes.Select(change => change.GetProperty("actor").GetString()));
        Assert.Equal([2L, 3], changes.Select(change => change.GetProperty("version").GetInt64()));
        Assert.All(changes, change => Assert.Equal("Action", change.GetProperty("kind").GetString()));
        Assert.Equal(["sequence", "version", "at", "kind", "code", "summary", "actor"], changes[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, (await stage.GetAsync($"/transactions/{id}")).Number("version"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Action_WhenOnlyATimerRangSinceTheLook_IsDone(bool hasKey)
    {
        var id = await stage.OpenAsync();
        await stage.RingAsync(id);
        (string, string)[] key = hasKey ? [("Idempotency-Key", $"rang-{id}")] : [];

        (await stage.PostAsync($"/transactions/{id}/actions", """{"action":"note","reason":"seen","version":1}""", key)).IsAccepted("done");

        var refused = (await NoteAsync(id, 2, "ben")).IsProblem(409, "version-conflict");
        Assert.Equal(3L, refused.Number("currentVersion"));
        (await NoteAsync(id, 4, "ben")).IsProblem(409, "version-conflict");
    }

    [Fact]
    public async Task Action_WhenATimerRingsBetweenLookAndSignal_IsDone()
    {
        await using var own = new ActionStage();
        await own.InitializeAsync();
        var id = await own.OpenAsync();
        own.Signals.Before = () => own.RingAsync(id);

        (await own.PostAsync($"/transactions/{id}/resolve", """{"reason":"mine","version":1}""")).IsAccepted("done");
    }

    /// <summary>Case C102: both have looked before either has acted, so only the entity can tell them apart.</summary>
    [Fact]
    public async Task Resolve_WhenTwoOperatorsDoItAtOnce_TakesOneAndTellsTheOtherWho()
    {
        await using var own = new ActionStage();
        await own.InitializeAsync();
        for (var round = 0; round < 10; round++)
        {
            var id = await own.OpenAsync();
            var bothHaveLooked = new Rendezvous(2);
            own.Signals.Before = bothHaveLooked.MeetAsync;

            var answers = await Task.WhenAll(((string[])["ann", "ben"]).Select(actor =>
                own.PostAsync($"/transactions/{id}/resolve", """{"reason":"mine","version":1}""", ("X-RealRecon-Actor", actor))));

            Assert.Equal([202, 409], answers.Select(answer => answer.Status).Order());
            var winner = answers[0].Status == 202 ? "ann" : "ben";
            var lost = answers.Single(answer => answer.Status == 409).IsProblem(409, "version-conflict");
            var change = Assert.Single(lost.Json.GetProperty("changes").EnumerateArray());
            Assert.Equal((winner, 2L), (change.GetProperty("actor").GetString(), change.GetProperty("version").GetInt64()));
            Assert.Equal((3L, "RESOLVED"), (lost.Number("currentVersion"), lost.Word("currentStatus")));
        }
    }

    [Fact]
    public async Task Action_WhenTheStateDoesNotAllowIt_IsRefusedWithTheState()
    {
        var id = await stage.OpenAsync(TransactionStatus.MATCHED);

        var answer = (await stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"why not","version":1}""")).IsProblem(409, "not-allowed");

        Assert.Equal((2L, "MATCHED", "MATCHED"), (answer.Number("currentVersion"), answer.Word("currentStatus"), answer.Word("currentState")));
        Assert.NotEqual("", answer.Word("why"));
    }

    [Fact]
    public async Task Resolve_WhenTheAmountNeedsASecondPerson_IsProposedAndApprovedByAnotherOnly()
    {
        var id = await stage.OpenAsync(amountMinor: StandIn.Limit + 1);

        (await stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"large","version":1}""", ("X-RealRecon-Actor", "ann"))).IsAccepted("proposed");
        (await ApproveAsync(id, 2, "ann")).IsProblem(409, "not-allowed");
        var agreed = (await ApproveAsync(id, 3, "ben")).IsAccepted("done");

        Assert.Equal("RESOLVED", agreed.Word("status"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Action_WhenSentAgainUnderItsKey_AnswersTheSameAndDoesNothing(bool inHeader)
    {
        var id = await stage.OpenAsync();
        Task<ActionReply> SendAsync() => inHeader
            ? stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"once","version":1}""", ("Idempotency-Key", $"key-{id}"))
            : stage.PostAsync($"/transactions/{id}/resolve", $$"""{"reason":"once","version":1,"actionId":"key-{{id}}"}""");

        var first = (await SendAsync()).IsAccepted("done");
        var again = await SendAsync();

        Assert.Equal(first, again);
        Assert.Equal($"key-{id}", first.Word("actionId"));
        Assert.Equal(2, (await stage.GetAsync($"/transactions/{id}")).Number("version"));
    }

    [Fact]
    public async Task Action_WhenARefusedOneIsSentAgainUnderItsKey_IsRefusedTheSame()
    {
        var id = await stage.OpenAsync(TransactionStatus.MATCHED);
        Task<ActionReply> SendAsync() => stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"no","version":1}""", ("Idempotency-Key", $"no-{id}"));

        var first = (await SendAsync()).IsProblem(409, "not-allowed");
        var again = (await SendAsync()).IsProblem(409, "not-allowed");

        Assert.Equal(first.Number("currentVersion"), again.Number("currentVersion"));
        Assert.Equal(2, (await stage.GetAsync($"/transactions/{id}")).Number("version"));
    }

    [Fact]
    public async Task Action_WhenItsKeyNamedAnotherOne_IsRefused()
    {
        var id = await stage.OpenAsync();
        await stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"once","version":1}""", ("Idempotency-Key", $"used-{id}"));

        (await stage.PostAsync($"/transactions/{id}/resolve", """{"reason":"twice","version":2}""", ("Idempotency-Key", $"used-{id}"))).IsProblem(409, "key-reused");
    }

    [Fact]
    public async Task Action_WhenTheLogStaysSilent_IsPendingAndSaysWhereToLook()
    {
        await using var own = new ActionStage();
        await own.InitializeAsync();
        var id = await own.OpenAsync();
        own.Signals.Loses = true;
        own.Signals.Before = () =>
        {
            own.Time.Advance(TimeSpan.FromSeconds(3));
            return Task.CompletedTask;
        };

        var posting = own.PostAsync($"/transactions/{id}/resolve", """{"reason":"slow","version":1}""");
        while (!posting.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            own.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var answer = (await posting).IsAccepted("pending");
        Assert.Equal((1L, "ALERT", $"/api/transactions/{id}"), (answer.Number("version"), answer.Word("status"), answer.Location));
    }

    [Fact]
    public async Task Action_WhenTheEngineDoesNotTakeIt_IsUnavailableAndMayBeSentAgain()
    {
        await using var own = new ActionStage();
        await own.InitializeAsync();
        var id = await own.OpenAsync();
        own.Signals.Before = () => throw new IOException("disk at /var/secret is full");

        var answer = (await own.PostAsync($"/transactions/{id}/resolve", """{"reason":"again","version":1}""")).IsProblem(503, "action-not-taken");

        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_WhenTheTransactionIsUnknown_IsNotFound() =>
        (await stage.PostAsync("/transactions/nobody/resolve", """{"reason":"why","version":1}""")).IsProblem(404, "unknown-transaction");

    [Fact]
    public async Task Action_WhenTheIdHasASlashEncodedOrPlain_FindsIt()
    {
        await stage.OpenAsync(["INV/2026 7"], TransactionStatus.ALERT, 100);

        (await stage.PostAsync("/transactions/INV%2F2026%207/actions", """{"action":"note","reason":"a","version":1}""")).IsAccepted("done");
        (await stage.PostAsync("/transactions/INV/2026%207/actions", """{"action":"note","reason":"b","version":2}""")).IsAccepted("done");
    }

    [Fact]
    public async Task CaseAction_WhenItFits_IsDoneOrRefusedAsTheCaseSays()
    {
        const string Key = "BANK_MISSING|stripe|ledger";
        await stage.OpenAlertAsync(Key);
        var path = $"/cases/Alert/{Uri.EscapeDataString(Key)}/actions";

        var refused = (await stage.PostAsync(path, """{"action":"resolve","reason":"done with it","version":1}""")).IsProblem(409, "not-allowed");
        var snoozed = (await stage.PostAsync(path, $$"""{"action":"snooze","reason":"weekend","version":2,"until":"{{DateTimeOffset.UtcNow.AddDays(2):yyyy-MM-ddTHH:mm:ss}}Z"}""")).IsAccepted("done");
        var late = (await stage.PostAsync(path, """{"action":"note","reason":"late","version":1}""")).IsProblem(409, "version-conflict");

        Assert.Equal(2, refused.Number("currentVersion"));
        Assert.Equal((Key, 3L, "OPEN"), (snoozed.Word("id"), snoozed.Number("version"), snoozed.Word("status")));
        Assert.Equal(2, late.Json.GetProperty("changes").GetArrayLength());
        (await stage.PostAsync(path, """{"action":"write-off","reason":"no","version":3}""")).IsProblem(400, "bad-body");
        (await stage.PostAsync("/cases/Alert/nothing/actions", """{"action":"note","reason":"no","version":3}""")).IsProblem(404, "unknown-case");
        (await stage.PostAsync("/cases/Nothing/x/actions", """{"action":"note","reason":"no","version":3}""")).IsProblem(404);
        (await stage.PostAsync("/cases/Pace/bank%7Cstripe%7Ccard/actions", """{"action":"note","reason":"no","version":3}""")).IsProblem(404, "no-actions");
    }

    private Task<ActionReply> NoteAsync(string id, int version, string actor) =>
        stage.PostAsync($"/transactions/{id}/actions", $$"""{"action":"note","reason":"a note","version":{{version}}}""", ("X-RealRecon-Actor", actor));

    private Task<ActionReply> ApproveAsync(string id, int version, string actor) =>
        stage.PostAsync($"/transactions/{id}/actions", $$"""{"action":"approve","reason":"agreed","version":{{version}}}""", ("X-RealRecon-Actor", actor));
}
