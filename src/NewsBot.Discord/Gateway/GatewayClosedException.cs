namespace NewsBot.Discord.Gateway;

/// <summary>Discord closed the connection and connecting again would not help: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.</summary>
public sealed class GatewayClosedException(int code) : Exception(CloseCode.WhatToDo(code))
{
    public int Code { get; } = code;
}
